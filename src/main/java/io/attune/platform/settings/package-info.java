/// What the company chose.
@NamedInterface("settings")
@NullMarked
package io.attune.platform.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
