"""The pages a draft is read on: who is let in, and what is answered. What stands there is handlers/pages/."""
