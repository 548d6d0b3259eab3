"""`yrka diff`, `yrka merge` and `yrka amend`: the engine on files, without a bot."""
