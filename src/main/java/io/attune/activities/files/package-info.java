/// Files that belong to a customer.
@NullMarked
package io.attune.activities.files;

import org.jspecify.annotations.NullMarked;
