/// Mail that Attune itself sends.
@NamedInterface("mail")
@NullMarked
package io.attune.platform.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
