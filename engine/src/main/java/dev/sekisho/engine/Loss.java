package dev.sekisho.engine;

import dev.sekisho.observe.Gap;

/// A place in the paths of an object type that a gap lost.
record Loss(Gap gap, PathNode place) {}
