/// What a customer is worth and whether they are late: for other modules, and in pieces for the pages of a person.
@NullMarked
package io.attune.behavior.standing;

import org.jspecify.annotations.NullMarked;
