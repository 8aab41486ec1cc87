/// Who gets through the door: sessions, sign-in, headers, and the rights that handlers ask for.
@NullMarked
package io.attune.platform.signin;

import org.jspecify.annotations.NullMarked;
