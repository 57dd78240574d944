/** Results of videos in the forms that other programs of the field read: ELAN, Praat, and what reads OpenFace's output. */
@NullMarked
package dev.mien.batch.export;

import org.jspecify.annotations.NullMarked;
