// Every text of the window, in English and Ukrainian. One table: a translator edits this file alone.
#pragma once

namespace frontline {

enum class Language { English, Ukrainian };

struct Phrase {
    const char* english;
    const char* ukrainian;

    [[nodiscard]] const char* in(Language language) const
    {
        return language == Language::Ukrainian ? ukrainian : english;
    }
};

namespace text {

// Menus.
inline constexpr Phrase file{"File", "Файл"};
inline constexpr Phrase edit{"Edit", "Зміни"};
inline constexpr Phrase view{"View", "Вигляд"};
inline constexpr Phrase map{"Map", "Карта"};
inline constexpr Phrase help{"Help", "Довідка"};
inline constexpr Phrase projection{"Projection", "Проєкція"};
inline constexpr Phrase projectionOfMap{"As the map sets it", "Як задано в карті"};
inline constexpr Phrase otherProjection{"Other…", "Інша…"};
inline constexpr Phrase theme{"Theme", "Тема"};
inline constexpr Phrase date{"Date", "Дата"};
inline constexpr Phrase textSize{"Size of text", "Розмір тексту"};
inline constexpr Phrase language{"Language", "Мова"};

// Panels and dialogs.
inline constexpr Phrase layers{"Layers", "Шари"};
inline constexpr Phrase layersHint{"Drag a name to reorder. What is higher lies on top.",
                                   "Перетягніть назву, щоб змінити порядок. Вищий шар лежить зверху."};
inline constexpr Phrase loading{"Loading…", "Завантаження…"};
inline constexpr Phrase notLoaded{"not loaded", "не завантажено"};
inline constexpr Phrase opacity{"Opacity", "Непрозорість"};
inline constexpr Phrase source{"Source", "Джерело"};
inline constexpr Phrase status{"Status", "Статус"};
inline constexpr Phrase licence{"Licence", "Ліцензія"};
inline constexpr Phrase tolerance{"Tolerance", "Похибка"};
inline constexpr Phrase noSource{"no source given", "джерело не вказано"};
inline constexpr Phrase noDates{"This map has no dates.", "У цій карті немає дат."};
inline constexpr Phrase open{"Open", "Відкрити"};
inline constexpr Phrase apply{"Apply", "Застосувати"};
inline constexpr Phrase cancel{"Cancel", "Скасувати"};
inline constexpr Phrase close{"Close", "Закрити"};
inline constexpr Phrase openTitle{"Open a data file", "Відкрити файл даних"};
inline constexpr Phrase openHint{"Path of a file that GDAL reads (or drop the file on the window):",
                                 "Шлях до файлу, який читає GDAL (або перетягніть файл у вікно):"};
inline constexpr Phrase projectionHint{"EPSG code, PROJ string or WKT:", "Код EPSG, рядок PROJ або WKT:"};
inline constexpr Phrase helpTitle{"Mouse and keys", "Миша й клавіші"};

// Mouse, for the help window.
inline constexpr Phrase drag{"drag", "перетягнути"};
inline constexpr Phrase wheel{"wheel", "коліщатко"};
inline constexpr Phrase doubleClick{"double click", "подвійне клацання"};
inline constexpr Phrase shiftDrag{"Shift + drag", "Shift + перетягнути"};
inline constexpr Phrase dropFile{"drop a file", "кинути файл"};
inline constexpr Phrase helpDrag{"move the map", "рухати карту"};
inline constexpr Phrase helpWheel{"zoom about the pointer", "масштаб навколо вказівника"};
inline constexpr Phrase helpDoubleClick{"zoom in about the pointer (with Shift: out)",
                                        "наблизити до вказівника (з Shift: віддалити)"};
inline constexpr Phrase helpShiftDrag{"zoom to a box", "наблизити до рамки"};
inline constexpr Phrase helpDropFile{"add it to the map as layers", "додати його до карти шарами"};
inline constexpr Phrase layerKeys{"L, then its number", "L, потім номер"};
inline constexpr Phrase helpLayerKeys{"show or hide a layer", "показати або сховати шар"};

// Named commands.
inline constexpr Phrase helpOpen{"Open a data file…", "Відкрити файл даних…"};
inline constexpr Phrase helpScreenshot{"Save a picture of the map as seen", "Зберегти знімок карти, як її видно"};
inline constexpr Phrase helpQuit{"Quit", "Вийти"};
inline constexpr Phrase helpUndo{"Undo", "Скасувати зміну"};
inline constexpr Phrase helpRedo{"Redo", "Повернути зміну"};
inline constexpr Phrase helpWholeMap{"Whole map", "Уся карта"};
inline constexpr Phrase helpPreset{"View", "Вигляд"};
inline constexpr Phrase helpFirstView{"View at the start", "Початковий вигляд"};
inline constexpr Phrase helpZoomIn{"Zoom in", "Наблизити"};
inline constexpr Phrase helpZoomOut{"Zoom out", "Віддалити"};
inline constexpr Phrase helpPanLeft{"Move left", "Ліворуч"};
inline constexpr Phrase helpPanRight{"Move right", "Праворуч"};
inline constexpr Phrase helpPanUp{"Move up", "Вгору"};
inline constexpr Phrase helpPanDown{"Move down", "Вниз"};
inline constexpr Phrase helpDateBack{"Date back", "Дата назад"};
inline constexpr Phrase helpDateForward{"Date forward", "Дата вперед"};
inline constexpr Phrase helpTheme{"Next theme", "Наступна тема"};
inline constexpr Phrase helpPanels{"Show or fold the panels", "Показати або згорнути панелі"};
inline constexpr Phrase helpFullScreen{"Full screen", "На весь екран"};
inline constexpr Phrase helpHelp{"Mouse and keys", "Миша й клавіші"};
inline constexpr Phrase helpFocusPanels{"Use the panels by keyboard (Esc returns to the map)",
                                        "Керувати панелями з клавіатури (Esc — назад до карти)"};
inline constexpr Phrase helpProjection{"Projection by definition…", "Проєкція за означенням…"};

// Messages. {} is filled in.
inline constexpr Phrase saved{"Saved {}", "Збережено {}"};
inline constexpr Phrase layerNumber{"Number of the layer to show or hide?", "Номер шару, який показати чи сховати?"};
inline constexpr Phrase noSuchLayer{"There is no layer with that number.", "Шару з таким номером немає."};
inline constexpr Phrase outsideProjection{
    "{} does not cover the place in the middle of the window; move the map or choose another projection.",
    "{} не охоплює місце посередині вікна; пересуньте карту або оберіть іншу проєкцію."};
inline constexpr Phrase nothingToUndo{"There is nothing to undo.", "Немає чого скасовувати."};
inline constexpr Phrase nothingToRedo{"There is nothing to redo.", "Немає чого повертати."};

}  // namespace text

}  // namespace frontline
