/// What people agreed to and refused.
@NullMarked
package io.attune.privacy.consent;

import org.jspecify.annotations.NullMarked;
