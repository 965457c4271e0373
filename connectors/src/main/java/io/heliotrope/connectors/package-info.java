/// Engines and doors to the outside: inference runtimes, gateways and exports.
///
/// Each engine states its own thread rules.
@NullMarked
package io.heliotrope.connectors;

import org.jspecify.annotations.NullMarked;
