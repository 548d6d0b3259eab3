"""Reading a kallelse: from a document's blocks, or a table's rows, to ärenden and the meeting's own facts."""
