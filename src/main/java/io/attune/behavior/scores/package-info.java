/// The list of everybody who was scored: whom each figure is about, and what is taken out as a file.
@NullMarked
package io.attune.behavior.scores;

import org.jspecify.annotations.NullMarked;
