/// How long which data is kept, and what the nightly broom removed.
@NullMarked
package io.attune.privacy.retention;

import org.jspecify.annotations.NullMarked;
