/// What every module that knows somebody has to be able to do: show all of it, and forget it.
@NamedInterface("personaldata")
@NullMarked
package io.attune.platform.personaldata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
