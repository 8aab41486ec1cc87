/// Who did what, kept for good.
@NamedInterface("audit")
@NullMarked
package io.attune.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
