/// Personal tokens: how programs act for a colleague, no further than scopes allow.
@NamedInterface("tokens")
@NullMarked
package io.attune.platform.tokens;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
