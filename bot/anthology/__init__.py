"""Everything the bot says, in one place to be read: `yrka doctor --texts`."""
