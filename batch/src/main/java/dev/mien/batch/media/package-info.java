/**
 * What a run reads: {@link dev.mien.batch.media.MediaLister} finds the media behind what the user named, in an order that depends on
 * names alone, and {@link dev.mien.batch.media.MediaQueue} opens them one by one for several threads. Files of archives are read in
 * place.
 */
@NullMarked
package dev.mien.batch.media;

import org.jspecify.annotations.NullMarked;
