/// Segments for programs.
@NullMarked
package io.attune.segments.api;

import org.jspecify.annotations.NullMarked;
