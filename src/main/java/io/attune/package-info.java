/// Attune, the social CRM that knows what a conversation is worth.
@NullMarked
package io.attune;

import org.jspecify.annotations.NullMarked;
