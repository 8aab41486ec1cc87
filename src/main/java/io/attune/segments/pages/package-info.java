/// The pages of segments: the list, one with its members, the builder, and why somebody is in or out.
@NullMarked
package io.attune.segments.pages;

import org.jspecify.annotations.NullMarked;
