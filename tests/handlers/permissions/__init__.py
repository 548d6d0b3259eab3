"""Who may do what, and see what: proven through the conversation, for everyone."""

import pytest

pytest.register_assert_rewrite("tests.handlers.permissions.trying")
