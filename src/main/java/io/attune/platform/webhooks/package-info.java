/// What happened here, told to other programs that want to hear it, signed and until they have heard.
@NamedInterface("webhooks")
@NullMarked
package io.attune.platform.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
