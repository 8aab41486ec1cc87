/// Whether social leads close better than classic ones.
@NullMarked
package io.attune.sales.report;

import org.jspecify.annotations.NullMarked;
