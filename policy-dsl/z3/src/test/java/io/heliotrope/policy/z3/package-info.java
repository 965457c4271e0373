/// A second opinion about guarantees from Z3, through a translation that shares nothing with the
/// prover but the checked program. One thread.
@NullMarked
package io.heliotrope.policy.z3;

import org.jspecify.annotations.NullMarked;
