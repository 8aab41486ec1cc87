/// Numbers of documents, one after the other.
@NullMarked
package io.attune.commerce.numbers;

import org.jspecify.annotations.NullMarked;
