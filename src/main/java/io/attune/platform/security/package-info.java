/// Who is looking, and what they may see.
@NamedInterface("security")
@NullMarked
package io.attune.platform.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
