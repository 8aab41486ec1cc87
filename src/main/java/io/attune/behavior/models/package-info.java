/// How customers buy, as pure functions: repeat buying, defection, spend, rhythm, rank; no database, no framework.
@NamedInterface("models")
@NullMarked
package io.attune.behavior.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
