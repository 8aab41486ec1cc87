/// What Attune does in a second: the real application, driven over its public doors, and its pure packages under JMH.
package io.attune.bench;
