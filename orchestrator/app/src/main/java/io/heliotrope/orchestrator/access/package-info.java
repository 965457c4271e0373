/// Who may do what on which cluster: the rights of every role, derived from the catalogue, compared
/// with what a cluster grants, and told to people.
///
/// What is derived is pure values. What asks a cluster blocks for a bounded time and belongs to the
/// thread that asks.
@NullMarked
package io.heliotrope.orchestrator.access;

import org.jspecify.annotations.NullMarked;
