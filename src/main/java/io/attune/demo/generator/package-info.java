/// The demo company Lumen, made from a seed and a date: customers, orders, posts, and a network that goes on talking.
@NullMarked
package io.attune.demo.generator;

import org.jspecify.annotations.NullMarked;
