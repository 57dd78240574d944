/** The verb that goes through very many pictures and videos. */
@NullMarked
package dev.mien.app.batch;

import org.jspecify.annotations.NullMarked;
