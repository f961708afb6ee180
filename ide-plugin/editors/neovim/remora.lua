-- Rule files in Neovim 0.11 and later: put this into your init.lua, or beside it and `require` it.
vim.filetype.add({ extension = { remora = 'remora' } })

vim.lsp.config('remora', {
    cmd = { 'remora', 'lsp' },          -- or the path of the script in a checkout
    filetypes = { 'remora' },
    root_markers = { '.git' },
})
vim.lsp.enable('remora')

vim.api.nvim_create_autocmd('FileType', {
    pattern = 'remora',
    callback = function() vim.bo.commentstring = '// %s' end,
})
