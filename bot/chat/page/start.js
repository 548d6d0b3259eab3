import { searching } from "./searching.js";
import { shows } from "./show.js";

searching();
shows();
