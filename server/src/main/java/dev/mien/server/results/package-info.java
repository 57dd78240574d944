/** Results of pictures that are kept as the policy says: encrypted, found by whom they are about and by session, gone when their time is over. */
@NullMarked
package dev.mien.server.results;

import org.jspecify.annotations.NullMarked;
