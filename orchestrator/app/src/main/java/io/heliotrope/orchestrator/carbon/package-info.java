/// The carbon report: done jobs of a ledger, accounted by what the signals topic tells, in groups.
///
/// Pure functions and values, safe from any thread.
@NullMarked
package io.heliotrope.orchestrator.carbon;

import org.jspecify.annotations.NullMarked;
