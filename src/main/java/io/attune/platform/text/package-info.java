/// Compares words: pure, nothing here knows Spring or SQL.
@NullMarked
@NamedInterface("text")
package io.attune.platform.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
