/// The language server of policies: what an editor asks about texts that are being written.
///
/// Messages are handled one after the other on the thread that reads them; texts are checked on a
/// thread of their own. Nothing here prints or logs.
@NullMarked
package io.heliotrope.lsp;

import org.jspecify.annotations.NullMarked;
