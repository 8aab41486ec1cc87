/// Where an activity is added on the page of a person.
@NullMarked
package io.attune.activities.adding;

import org.jspecify.annotations.NullMarked;
