/// Colleagues, teams, sign-in and the first run.
@NamedInterface("users")
@NullMarked
package io.attune.platform.users;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
