/// Lists of records: filtered, sorted, saved, changed many at once, taken out as a file.
@NullMarked
package io.attune.customers.lists;

import org.jspecify.annotations.NullMarked;
