/// How well the tests of a policy hold it: small changes of the policy, each of which some test
/// should notice.
///
/// Everything is immutable and safe from any thread.
@NullMarked
package io.heliotrope.policy.mutate;

import org.jspecify.annotations.NullMarked;
