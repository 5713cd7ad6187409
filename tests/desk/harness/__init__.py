"""The desk's templates served with invented contexts and no database, for looking at them and for axe."""
