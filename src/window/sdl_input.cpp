#include "window/sdl_input.hpp"

#include <SDL.h>

namespace frontline {

namespace {

/// The key's name by what it types; keys that type other than ASCII (as on a Ukrainian layout) by where they are on
/// an English keyboard, so that shortcuts work with every layout. Digits are digits on every layout, too.
std::string keyName(const SDL_Keysym& key)
{
    if (key.scancode >= SDL_SCANCODE_1 && key.scancode <= SDL_SCANCODE_0)
        return std::string(
            1, key.scancode == SDL_SCANCODE_0 ? '0' : static_cast<char>('1' + key.scancode - SDL_SCANCODE_1));
    const bool named = (key.sym & SDLK_SCANCODE_MASK) != 0;
    if (named || (key.sym > 0 && key.sym < 128)) return SDL_GetKeyName(key.sym);
    return SDL_GetScancodeName(key.scancode);
}

void setModifiers(InputEvent& event, unsigned modifiers)
{
    event.control = (modifiers & (KMOD_CTRL | KMOD_GUI)) != 0;
    event.shift = (modifiers & KMOD_SHIFT) != 0;
    event.alt = (modifiers & KMOD_LALT) != 0;
}

InputEvent buttonEvent(const SDL_MouseButtonEvent& button, double scale)
{
    InputEvent event;
    event.kind = button.state == SDL_PRESSED ? InputKind::Down : InputKind::Up;
    event.x = button.x * scale;
    event.y = button.y * scale;
    event.button = button.button;
    event.clicks = button.clicks;
    setModifiers(event, SDL_GetModState());
    return event;
}

InputEvent wheelEvent(const SDL_MouseWheelEvent& wheel)
{
    InputEvent event;
    event.kind = InputKind::Wheel;
    const double sign = wheel.direction == SDL_MOUSEWHEEL_FLIPPED ? -1 : 1;
    event.x = sign * wheel.preciseX;
    event.y = sign * wheel.preciseY;
    setModifiers(event, SDL_GetModState());
    return event;
}

}  // namespace

std::optional<InputEvent> inputFromSdl(const SDL_Event& sdl, double scale)
{
    InputEvent event;
    switch (sdl.type) {
        case SDL_MOUSEMOTION:
            event.kind = InputKind::Move;
            event.x = sdl.motion.x * scale;
            event.y = sdl.motion.y * scale;
            return event;
        case SDL_WINDOWEVENT:
            if (sdl.window.event != SDL_WINDOWEVENT_LEAVE) return std::nullopt;
            event.kind = InputKind::Leave;
            return event;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            return buttonEvent(sdl.button, scale);
        case SDL_MOUSEWHEEL:
            return wheelEvent(sdl.wheel);
        case SDL_KEYDOWN:
        case SDL_KEYUP:
            event.kind = sdl.type == SDL_KEYDOWN ? InputKind::KeyDown : InputKind::KeyUp;
            event.key = keyName(sdl.key.keysym);
            setModifiers(event, sdl.key.keysym.mod);
            return event;
        case SDL_TEXTINPUT:
            event.kind = InputKind::Text;
            event.text = sdl.text.text;
            return event;
        case SDL_DROPFILE: {
            event.kind = InputKind::Drop;
            event.text = sdl.drop.file ? sdl.drop.file : "";
            SDL_free(sdl.drop.file);
            return event;
        }
        default:
            return std::nullopt;
    }
}

}  // namespace frontline
