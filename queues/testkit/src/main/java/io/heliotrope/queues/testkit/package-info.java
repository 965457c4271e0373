/// The Kafka that integration tests of every module run on.
///
/// One broker per JVM, shared by all its test classes; safe from any thread.
@NullMarked
package io.heliotrope.queues.testkit;

import org.jspecify.annotations.NullMarked;
