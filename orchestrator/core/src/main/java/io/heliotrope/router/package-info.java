/// The interactive lane's job protocol, pure: what a router does about a record, a result, a timer.
///
/// Handlers return what is to be sent; only [io.heliotrope.router.Fold] changes a job's entry. A
/// router task calls them from one thread.
@NullMarked
package io.heliotrope.router;

import org.jspecify.annotations.NullMarked;
