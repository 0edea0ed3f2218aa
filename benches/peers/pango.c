/* Lays out a file paragraph by paragraph with Pango and prints how long that took.
 *
 *   pango FILE WIDTH_PX SIZE_PX FONT_FILE...
 *
 * Only the given fonts are known, so the text is set in the same faces as everywhere else.
 * Prints characters, paragraphs, lines, milliseconds by the clock and of the processor, parted
 * by tabs.
 */
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now_ms(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

int main(int count, char **given)
{
    if (count < 5)
        return 2;
    gchar *text = NULL;
    if (!g_file_get_contents(given[1], &text, NULL, NULL))
        return 1;
    int width = (int)(atof(given[2]) * PANGO_SCALE);
    FcConfig *config = FcConfigCreate();
    for (int i = 4; i < count; i++)
        if (!FcConfigAppFontAddFile(config, (const FcChar8 *)given[i]))
            return 1;
    PangoFontMap *map = pango_ft2_font_map_new();
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    PangoContext *context = pango_font_map_create_context(map);
    pango_context_set_base_dir(context, PANGO_DIRECTION_RTL);
    PangoFontDescription *font =
        pango_font_description_from_string("Noto Naskh Arabic,Noto Sans");
    pango_font_description_set_absolute_size(font, atof(given[3]) * PANGO_SCALE);

    gchar **paragraphs = g_strsplit(text, "\n", -1);
    long chars = 0, laid = 0, lines = 0;
    int all = (int)g_strv_length(paragraphs);
    PangoLayout **kept = calloc(all, sizeof *kept);
    double started = now_ms(CLOCK_MONOTONIC), cpu = now_ms(CLOCK_PROCESS_CPUTIME_ID);
    for (int i = 0; i < all; i++) {
        if (!*paragraphs[i])
            continue;
        PangoLayout *layout = pango_layout_new(context);
        PangoRectangle extents;
        pango_layout_set_font_description(layout, font);
        pango_layout_set_width(layout, width);
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
        pango_layout_set_text(layout, paragraphs[i], -1);
        pango_layout_get_extents(layout, NULL, &extents);
        kept[laid++] = layout;
    }
    double took = now_ms(CLOCK_MONOTONIC) - started;
    cpu = now_ms(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    for (int i = 0; i < all; i++)
        chars += g_utf8_strlen(paragraphs[i], -1);
    for (long i = 0; i < laid; i++) {
        lines += pango_layout_get_line_count(kept[i]);
        if (pango_layout_get_unknown_glyphs_count(kept[i]))
            return 1;
    }
    printf("%ld\t%ld\t%ld\t%.3f\t%.3f\n", chars, laid, lines, took, cpu);
    return 0;
}
