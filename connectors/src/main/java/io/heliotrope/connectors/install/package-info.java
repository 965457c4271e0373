/// Files that an engine needs on disk: generated models and unpacked native libraries.
///
/// Every file appears complete or not at all, so any number of processes may share a folder.
@NullMarked
package io.heliotrope.connectors.install;

import org.jspecify.annotations.NullMarked;
