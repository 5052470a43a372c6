#version 330 core
in vec2 vTexture;
uniform sampler2D uPicture;
out vec4 oColor;
void main()
{
    oColor = texture(uPicture, vTexture);
}
