/// Somebody asks what we know of them, or to be forgotten.
@NullMarked
package io.attune.privacy.requests;

import org.jspecify.annotations.NullMarked;
