"""From a Swedish amendment instruction to the changed base document."""

from drafts.reading.outcome import Amended, Candidate, Doubt, Question, Reading, Unworded
from drafts.reading.reader import LIMIT, read, read_all

__all__ = ["LIMIT", "Amended", "Candidate", "Doubt", "Question", "Reading", "Unworded", "read", "read_all"]
